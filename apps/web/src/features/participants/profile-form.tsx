import {
  Alert,
  Button,
  Group,
  List,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Participant } from './filters';
import type { ProfileFields } from './profile-fields';
import { useProfileForm } from './use-profile-form';
import { useLeaveWarning } from '../../parts/use-leave-warning';

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
}

const LISTS = ['sectors', 'offers', 'needs', 'languages'] as const;

/** A participant's profile, as organisers correct it. */
export function ProfileForm({ matchmakingId, participant }: Props) {
  const { t } = useTranslation();
  const { fields, set, save, overlap, isChanged } = useProfileForm(matchmakingId, participant);
  useLeaveWarning(isChanged);
  const said = (value: ProfileFields[keyof ProfileFields]) =>
    Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('participants.name')}
          required
          value={fields.name}
          onChange={(event) => {
            set('name', event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('participants.country')}
          description={t('participants.countryHow')}
          required
          value={fields.country}
          onChange={(event) => {
            set('country', event.currentTarget.value.toUpperCase());
          }}
        />
        <NativeSelect
          label={t('participants.attends.label')}
          value={fields.attends}
          data={(['on-site', 'remote'] as const).map((value) => ({
            value,
            label: t(`participants.attends.${value}`),
          }))}
          onChange={(event) => {
            set('attends', event.currentTarget.value as ProfileFields['attends']);
          }}
        />
        <NumberInput
          label={t('participants.maxMeetings')}
          description={t('participants.maxMeetingsHow')}
          min={0}
          allowDecimal={false}
          value={fields.maxMeetings ?? ''}
          onChange={(value) => {
            set('maxMeetings', value === '' ? null : Number(value));
          }}
        />
        {LISTS.map((name) => (
          <TagsInput
            key={name}
            label={t(`participants.list.${name}`)}
            description={t('participants.listHow')}
            value={fields[name]}
            acceptValueOnBlur
            onChange={(value) => {
              set(name, value);
            }}
          />
        ))}
      </SimpleGrid>
      {overlap && (
        <Alert
          mt="sm"
          role="alert"
          color="yellow"
          title={t(
            overlap.conflicts.length > 0 ? 'participants.overlap.conflict' : 'participants.overlap.merged',
          )}
        >
          <List size="sm">
            {[...overlap.merged, ...overlap.conflicts].map((name) => (
              <List.Item key={name}>
                <Group gap="xs">
                  {t('participants.overlap.theirs', {
                    field: t(`participants.field.${name}`),
                    value: said(overlap.theirs[name]),
                  })}
                  {overlap.conflicts.includes(name) && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => {
                        set(name, overlap.theirs[name]);
                      }}
                    >
                      {t('participants.overlap.take')}
                    </Button>
                  )}
                </Group>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {save.error && <ProblemNotice error={save.error} />}
      <Button
        type="submit"
        mt="md"
        loading={save.isPending}
        disabled={!isChanged && !overlap?.conflicts.length}
      >
        {t('participants.save')}
      </Button>
    </form>
  );
}
