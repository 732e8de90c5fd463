import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row for each thing that a unit owes a case beside handling it: an answer, a ruling, a rectification, a result to hand out. */
@Entity({ name: 'owed_row' })
export class OwedRowEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId: string;
  /** The clock's name within its case. */
  @PrimaryColumn('text') clock: string;
  @Column('text') unit: string;
  @Column('text') kind: string;
  /** The due date, or the due time; null where nothing counts. */
  @Column('text', { nullable: true }) due: string | null;
  /** From when on it is late; `infinity` where nothing counts, so that it sorts last. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: string;
  @Column('timestamptz', { name: 'yellow_from', nullable: true }) yellowFrom: string | null;
  @Column('timestamptz', { name: 'red_from', nullable: true }) redFrom: string | null;
  /** When the case was received: of two things that fall due together the older case comes first. */
  @Column('timestamptz', { name: 'received_at' }) receivedAt: string;
}

export function owedRowIndexes(schema: string): string[] {
  return [`create index if not exists owed_unit on "${schema}".owed_row (unit, due_at, received_at, case_id, clock)`];
}
