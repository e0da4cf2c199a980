import { Alert, Button, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { refusedBy } from '../../api/refused';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Names } from '../schedules/explain';
import { reasonSentence } from '../schedules/reason-sentence';
import type { Conflict } from './use-edits';

interface Props {
  readonly error: Error | null;
  readonly conflict: Conflict | null;
  readonly names: Names;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Why an edit was not made, or what somebody else did meanwhile. */
export function EditNotices({ error, conflict, names, onRetry, onDismiss }: Props) {
  const { t } = useTranslation();
  const understood = (
    <Button size="xs" variant="default" mt="xs" onClick={onDismiss}>
      {t('workbench.understood')}
    </Button>
  );
  return (
    <>
      {error && <Refusal error={error} names={names} onRetry={onRetry} />}
      {error && understood}
      {conflict && (
        <Alert
          color="yellow"
          role="alert"
          title={t(conflict.isMerged ? 'workbench.conflict.merged' : 'workbench.conflict.refused')}
        >
          <List size="sm">
            {conflict.changes.map(({ meetingId, kind, to }) => (
              <List.Item key={meetingId}>
                {t(`workbench.conflict.${kind}`, {
                  ...names.meeting(meetingId),
                  place: to ? `${names.slot(to.slotId)}, ${names.table(to.tableId)}` : '',
                })}
              </List.Item>
            ))}
          </List>
          {understood}
        </Alert>
      )}
    </>
  );
}

function Refusal({ error, names, onRetry }: { error: Error; names: Names; onRetry: () => void }) {
  const { t } = useTranslation();
  const refused = refusedBy(error);
  const reasons = (refused.problem.details as { reasons?: Schema<'Reason'>[] } | undefined)?.reasons;
  return (
    <>
      <ProblemNotice error={error} {...(refused.isOutcomeUnknown && { onRetry })} />
      {reasons && (
        <List size="sm">
          {reasons.map((reason, position) => (
            <List.Item key={position}>{reasonSentence(reason, names, t)}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}
