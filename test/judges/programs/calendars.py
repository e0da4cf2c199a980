"""Reads calendar texts with three parsers that we did not write and says what each saw.

In:  {"texts": {name: text}, "judges": [judge], "replies": {name: {"text": invitation, "user": "mailto:…"}}}
Out: {"seen": {name: {judge: facts}}, "replies": {name: {"accept": text, "decline": text}}}

Without input: the versions of the parsers that are installed.
"""

import ctypes
import json
import sys
from datetime import timezone
from importlib import metadata

FACTS = ("uid", "sequence", "dtstamp", "dtstart", "dtend", "summary", "description", "location", "status")


class Libical:
    """The reference implementation, with the tables of what iTIP allows, through its C interface."""

    def __init__(self):
        self.core = ctypes.CDLL("libical.so.3", mode=ctypes.RTLD_GLOBAL)
        self.sets = ctypes.CDLL("libicalss.so.3", mode=ctypes.RTLD_GLOBAL)

    def call(self, name, *arguments, gives=ctypes.c_void_p, library=None):
        function = getattr(library or self.core, name)
        function.restype = gives
        found = function(*arguments)
        # A bare number would be passed on as 32 bits.
        return ctypes.c_void_p(found) if gives is ctypes.c_void_p and found else found

    def version(self):
        with open("/proc/self/maps") as maps:
            path = next(line.split()[-1] for line in maps if "libical.so" in line)
        return path.rsplit(".so.", 1)[-1]

    def kind(self, what, name):
        return self.call(f"ical{what}_string_to_kind", name.encode(), gives=ctypes.c_int)

    def text(self, pointer):
        if not pointer:
            return None
        value = ctypes.string_at(pointer).decode()
        self.call("icalmemory_free_buffer", pointer)
        return value

    def children(self, component, name):
        return self.each("component", component, self.kind("component", name))

    def properties(self, component, name):
        return self.each("property", component, self.kind("property", name))

    def each(self, what, component, kind):
        child = self.call(f"icalcomponent_get_first_{what}", component, kind)
        while child:
            yield child
            child = self.call(f"icalcomponent_get_next_{what}", component, kind)

    def value(self, item):
        value = self.call("icalproperty_get_value", item)
        if self.call("icalvalue_isa", value, gives=ctypes.c_int) == self.kind("value", "TEXT"):
            return self.call("icalvalue_get_text", value, gives=ctypes.c_char_p).decode()
        return self.text(self.call("icalvalue_as_ical_string_r", value))

    def read(self, text):
        calendar = self.call("icalcomponent_new_from_string", text.encode())
        if not calendar:
            return {"errors": ["it cannot be read"]}
        self.call("icalrestriction_check", calendar, gives=ctypes.c_int)
        seen = {
            "errors": [self.value(error) for one in self.everything(calendar) for error in self.properties(one, "X-LIC-ERROR")],
            "method": self.first(calendar, "METHOD"),
            "events": [self.event(event) for event in self.children(calendar, "VEVENT")],
        }
        counted = self.call("icalcomponent_count_errors", calendar, gives=ctypes.c_int)
        if counted > len(seen["errors"]):
            seen["errors"].append(f"{counted} errors were counted")
        self.call("icalcomponent_free", calendar)
        return seen

    def everything(self, component):
        yield component
        for child in self.children(component, "ANY"):
            yield from self.everything(child)

    def first(self, component, name):
        return next((self.value(one) for one in self.properties(component, name)), None)

    def event(self, event):
        facts = {name: self.first(event, name.upper()) for name in FACTS}
        people = lambda name: [self.value(one) for one in self.properties(event, name)]
        names = [
            self.text(self.call("icalproperty_get_parameter_as_string_r", one, b"CN"))
            for one in self.properties(event, "ATTENDEE")
        ]
        alarms = len(list(self.children(event, "VALARM")))
        return {**facts, "organizers": people("ORGANIZER"), "attendees": people("ATTENDEE"), "names": names, "alarms": alarms}

    def reply(self, text, user):
        """What a program built on libical answers."""

        def answer(kind):
            calendar = self.call("icalcomponent_new_from_string", text.encode())
            made = self.call(f"icalmessage_new_{kind}_reply", calendar, user.encode(), b"", library=self.sets)
            return self.text(self.call("icalcomponent_as_ical_string_r", made))

        return {kind: answer(kind) for kind in ("accept", "decline")}


class Icalendar:
    def __init__(self):
        import icalendar

        self.library = icalendar

    def version(self):
        return self.library.__version__

    def read(self, text):
        try:
            calendar = self.library.Calendar.from_ical(text)
        except Exception as error:  # whatever it says is the verdict
            return {"errors": [str(error)]}
        found = [error for part in calendar.walk() for error in part.errors]
        return {
            "errors": [str(error) for error in found],
            "method": text_of(calendar.get("METHOD")),
            "events": [self.event(event) for event in calendar.walk("VEVENT")],
        }

    def event(self, event):
        def listed(name):
            value = event.get(name, [])
            return value if isinstance(value, list) else [value]

        facts = {name: icalendar_value(event.get(name)) for name in FACTS}
        names = [text_of(one.params.get("CN")) for one in listed("ATTENDEE")]
        people = {"organizers": [str(one) for one in listed("ORGANIZER")], "attendees": [str(one) for one in listed("ATTENDEE")]}
        return {**facts, **people, "names": names, "alarms": len(event.walk("VALARM"))}


class Vobject:
    def __init__(self):
        import vobject

        self.library = vobject

    def version(self):
        return metadata.version("vobject")

    def read(self, text):
        try:
            calendar = self.library.readOne(text)
            calendar.validate(raiseException=True)
        except Exception as error:
            return {"errors": [str(error)]}
        method = calendar.contents.get("method")
        return {
            "errors": [],
            "method": method[0].value if method else None,
            "events": [self.event(event) for event in calendar.contents.get("vevent", [])],
        }

    def event(self, event):
        def listed(name):
            return event.contents.get(name, [])

        facts = {name: vobject_value(listed(name)) for name in FACTS}
        names = [one.params.get("CN", [None])[0] for one in listed("attendee")]
        people = {"organizers": [one.value for one in listed("organizer")], "attendees": [one.value for one in listed("attendee")]}
        return {**facts, **people, "names": names, "alarms": len(listed("valarm"))}


def text_of(value):
    return None if value is None else str(value)


def stamp(moment):
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def icalendar_value(value):
    if isinstance(value, list):
        return f"{len(value)} times"
    return stamp(value.dt) if hasattr(value, "dt") else text_of(value)


def vobject_value(values):
    if len(values) != 1:
        return None if not values else f"{len(values)} times"
    value = values[0].value
    return stamp(value) if hasattr(value, "astimezone") else str(value)


def installed():
    judges = {}
    for name, judge in (("libical", Libical), ("icalendar", Icalendar), ("vobject", Vobject)):
        try:
            judges[name] = judge()
        except (ImportError, OSError):
            pass
    return judges


def main():
    judges = installed()
    asked = json.loads(sys.stdin.read() or "null")
    if asked is None:
        answer = {name: judge.version() for name, judge in judges.items()}
    else:
        answer = {
            "seen": {
                name: {judge: reader.read(text) for judge, reader in judges.items() if judge in asked["judges"]}
                for name, text in asked.get("texts", {}).items()
            },
            "replies": {name: judges["libical"].reply(**one) for name, one in asked.get("replies", {}).items()},
        }
    json.dump(answer, sys.stdout)


main()
