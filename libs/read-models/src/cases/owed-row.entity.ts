import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row for each thing that a unit owes a case beside whose turn it is: an answer, a rectification, a result to hand out. */
@Entity({ name: 'owed_row' })
export class OwedRowEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId: string;
  /** The clock's name within its case. */
  @PrimaryColumn('text') clock: string;
  @Column('text') unit: string;
  /** The due date, or the due time. */
  @Column('text') due: string;
  /** From when on it is late. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: string;
}

export function owedRowIndexes(schema: string): string[] {
  return [`create index if not exists owed_unit on "${schema}".owed_row (unit, due_at, case_id, clock)`];
}
