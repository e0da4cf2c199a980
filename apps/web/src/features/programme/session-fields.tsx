import { Button, Fieldset, Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Session } from './plan';

interface Props {
  readonly session: Session;
  readonly onChange: (session: Session) => void;
  readonly onRemove: () => void;
}

const MOST_SLOT_MINUTES = 480;
const LEAST_SLOT_MINUTES = 5;
const MOST_PAUSE_MINUTES = 240;

/** One part of a day: when, and how it is cut into slots. */
export function SessionFields({ session, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { name, startsLocal, endsLocal, slotMinutes, pauseMinutes, breaks } = session;
  const day = startsLocal.slice(0, 10);
  const at = (time: string) => `${day}T${time}`;
  return (
    <Fieldset legend={name || t('programme.session')} mb="sm">
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('programme.name')}
          required
          value={name}
          onChange={(event) => {
            onChange({ ...session, name: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t('programme.day')}
          required
          value={day}
          onChange={(event) => {
            const to = (moment: string) => `${event.currentTarget.value}${moment.slice(10)}`;
            onChange({
              ...session,
              startsLocal: to(startsLocal),
              endsLocal: to(endsLocal),
              breaks: breaks.map((one) => ({
                startsLocal: to(one.startsLocal),
                endsLocal: to(one.endsLocal),
              })),
            });
          }}
        />
        <TextInput
          type="time"
          label={t('programme.from')}
          required
          value={startsLocal.slice(11, 16)}
          onChange={(event) => {
            onChange({ ...session, startsLocal: at(event.currentTarget.value) });
          }}
        />
        <TextInput
          type="time"
          label={t('programme.until')}
          required
          value={endsLocal.slice(11, 16)}
          onChange={(event) => {
            onChange({ ...session, endsLocal: at(event.currentTarget.value) });
          }}
        />
        <NumberInput
          label={t('programme.slotMinutes')}
          w="8rem"
          min={LEAST_SLOT_MINUTES}
          max={MOST_SLOT_MINUTES}
          allowDecimal={false}
          value={slotMinutes}
          onChange={(value) => {
            onChange({ ...session, slotMinutes: Number(value) });
          }}
        />
        <NumberInput
          label={t('programme.pauseMinutes')}
          w="8rem"
          min={0}
          max={MOST_PAUSE_MINUTES}
          allowDecimal={false}
          value={pauseMinutes}
          onChange={(value) => {
            onChange({ ...session, pauseMinutes: Number(value) });
          }}
        />
      </Group>
      {breaks.map((one, index) => (
        <Group key={index} gap="sm" align="flex-end" mt="xs">
          <TextInput
            type="time"
            label={t('programme.breakFrom')}
            value={one.startsLocal.slice(11, 16)}
            onChange={(event) => {
              onChange({
                ...session,
                breaks: breaks.with(index, { ...one, startsLocal: at(event.currentTarget.value) }),
              });
            }}
          />
          <TextInput
            type="time"
            label={t('programme.breakUntil')}
            value={one.endsLocal.slice(11, 16)}
            onChange={(event) => {
              onChange({
                ...session,
                breaks: breaks.with(index, { ...one, endsLocal: at(event.currentTarget.value) }),
              });
            }}
          />
          <Button
            variant="default"
            onClick={() => {
              onChange({ ...session, breaks: breaks.toSpliced(index, 1) });
            }}
          >
            {t('programme.removeBreak')}
          </Button>
        </Group>
      ))}
      <Group gap="xs" mt="sm">
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange({
              ...session,
              breaks: [...breaks, { startsLocal: at('11:00'), endsLocal: at('11:20') }],
            });
          }}
        >
          {t('programme.addBreak')}
        </Button>
        <Button size="xs" variant="default" onClick={onRemove}>
          {t('programme.removeSession', { name })}
        </Button>
      </Group>
    </Fieldset>
  );
}
