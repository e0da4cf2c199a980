import type { TableKind } from './gathering';

/** What the calendar entry of a placed meeting says: change any of it and people must be told. */
export interface Appearance {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
  /** Which delegate of each side sits there. */
  readonly aSeatNo: number;
  readonly bSeatNo: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableId: string | null;
  readonly tableName: string | null;
  readonly tableKind: TableKind | null;
  readonly joinUrl: string | null;
  readonly interpreterName: string | null;
}

/** One delegate of one participant. */
export interface Person {
  readonly participantId: string;
  readonly seatNo: number;
}

export function peopleOf(appearance: Appearance): readonly Person[] {
  return [
    { participantId: appearance.aId, seatNo: appearance.aSeatNo },
    { participantId: appearance.bId, seatNo: appearance.bSeatNo },
  ];
}

/** Whether two calendar entries of one meeting say the same. */
export function saysTheSame(one: Appearance, other: Appearance): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.aSeatNo === other.aSeatNo &&
    one.bSeatNo === other.bSeatNo &&
    one.tableId === other.tableId &&
    one.tableName === other.tableName &&
    one.tableKind === other.tableKind &&
    one.joinUrl === other.joinUrl &&
    one.interpreterName === other.interpreterName
  );
}
