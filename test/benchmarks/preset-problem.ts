import type { Problem } from '@ronda/allocation';
import {
  IcuZones,
  isWithinLocalHours,
  localParts,
  resolveLocalTime,
  type Zone,
  type ZoneData,
} from '@ronda/calendar';
import { buildPreset, type PresetName, type PresetParticipant, type PresetProgramme } from '@ronda/presets';
import { expandSlots } from '../../apps/registration/src/domain/expand-slots';
import type { Gathering, Meeting, Party, Slot, Table } from '../../apps/scheduling/src/domain/gathering';
import { buildProblem } from '../../apps/scheduling/src/use-cases/build-problem';

/** Any day will do, but the same one each time. */
const TODAY = '2026-11-23';

interface Window {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The problem that the scheduling service would solve for a preset after everybody has answered. */
export function presetProblem(name: PresetName): Problem {
  return buildProblem({
    gathering: gatheringOf(name),
    base: [],
    published: [],
    request: {
      purpose: 'allocate',
      changes: [],
      scope: 'all',
      meetingIds: [],
      basedOn: null,
      keepLocked: true,
      keepPublishedFirst: false,
      mustPlaceAll: false,
      maxBreakDifference: null,
    },
  });
}

function gatheringOf(name: PresetName): Gathering {
  const preset = buildPreset(name, { today: TODAY });
  const zones = new IcuZones();
  const zone = zones.require(preset.zone);
  const slots = slotsOf(preset.programme, zone);
  const vetoed = new Set(preset.vetoes.map(({ by, against }) => pairKey(by, against)));
  const accepted = preset.requests.filter(({ answer }) => answer?.kind === 'accept');
  return {
    matchmakingId: name,
    name: preset.title,
    zone: preset.zone,
    bufferMinutes: null,
    slots: byId(slots),
    tables: byId(tablesOf(preset.programme, slots, zone)),
    parties: byId(preset.participants.map((participant) => partyOf(participant, slots, zone, zones))),
    interpreters: byId(
      preset.programme.interpreters.map(({ name: id, languages, unavailable }) => ({
        id,
        name: id,
        languages,
        awaySlotIds: slotsWithin(slots, windowsOf(unavailable, zone)),
      })),
    ),
    meetings: byId(
      accepted.map(({ from, to, priority }, position): Meeting => ({
        id: `m${position + 1}`,
        aId: from,
        bId: to,
        priority,
        isReleased: false,
        isVetoed: vetoed.has(pairKey(from, to)),
      })),
    ),
  };
}

function slotsOf({ sessions }: PresetProgramme, zone: Zone): Slot[] {
  return sessions
    .flatMap((session) => {
      const [window] = windowsOf([session], zone);
      if (!window) return [];
      const { name, slotMinutes, pauseMinutes } = session;
      const breaks = windowsOf(session.breaks, zone);
      return expandSlots({ ...window, slotMinutes, pauseMinutes, breaks }).map((slot) => ({ name, ...slot }));
    })
    .map(({ name, startsAt, endsAt }, position): Slot => ({
      id: `s${position + 1}`,
      sessionId: name,
      sessionName: name,
      position,
      startsAt,
      endsAt,
      startsLocal: wallTime(startsAt, zone),
    }));
}

function tablesOf({ tables }: PresetProgramme, slots: readonly Slot[], zone: Zone): Table[] {
  return tables.map(({ name, kind, joinUrl, closed }, position) => ({
    id: `t${position + 1}`,
    name,
    kind,
    position,
    ownerParticipantId: null,
    joinUrl,
    closedSlotIds: slotsWithin(slots, windowsOf(closed, zone)),
  }));
}

function partyOf(one: PresetParticipant, slots: readonly Slot[], here: Zone, zones: ZoneData): Party {
  const { localHours: hours, attends } = one;
  const offHours =
    attends === 'remote' && hours
      ? slots.filter((s) => !isWithinLocalHours(s.startsAt, s.endsAt, hours, zones.require(one.zone)))
      : [];
  return {
    id: one.key,
    name: one.name,
    region: one.region,
    attends,
    languages: one.languages,
    maxMeetings: null,
    delegates: one.delegates.length,
    awaySlotIds: slotsWithin(slots, windowsOf(one.unavailable, here)),
    offHoursSlotIds: new Set(offHours.map((slot) => slot.id)),
  };
}

function windowsOf(
  spans: readonly { readonly startsLocal: string; readonly endsLocal: string }[],
  zone: Zone,
): Window[] {
  return spans.map(({ startsLocal, endsLocal }) => ({
    startsAt: resolveLocalTime(startsLocal, zone),
    endsAt: resolveLocalTime(endsLocal, zone),
  }));
}

function slotsWithin(slots: readonly Slot[], windows: readonly Window[]): Set<string> {
  const touched = slots.filter((slot) =>
    windows.some(({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt),
  );
  return new Set(touched.map((slot) => slot.id));
}

function wallTime(instant: Date, zone: Zone): string {
  const { date, time } = localParts(instant, zone);
  return `${date}T${time}`;
}

const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');
const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));
