import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one day changed in the figures of one leaf: flows are counts of that day, stocks are differences to the day before. */
@Entity({ name: 'board_day' })
export class BoardDayEntity {
  @PrimaryColumn('text') leaf: string;
  /** A date of the region. */
  @PrimaryColumn('date') day: string;
  @Column('integer') received: number;
  @Column('integer', { name: 'handled_for_others' }) handledForOthers: number;
  @Column('integer') accepted: number;
  @Column('integer') fulfilled: number;
  @Column('integer', { name: 'fulfilled_late' }) fulfilledLate: number;
  @Column('integer') escalated: number;
  @Column('integer', { name: 'handled_by_others' }) handledByOthers: number;
  @Column('integer', { name: 'in_progress' }) inProgress: number;
  @Column('integer', { name: 'due_soon' }) dueSoon: number;
  @Column('integer') late: number;
  /** How many ratings, and the sum of what they gave: of the counter by where it received, of the authority by home. */
  @Column('integer', { name: 'desk_ratings' }) deskRatings: number;
  @Column('integer', { name: 'desk_scores' }) deskScores: number;
  @Column('integer', { name: 'home_ratings' }) homeRatings: number;
  @Column('integer', { name: 'home_scores' }) homeScores: number;
}

/** What the boards remember of one case, to know what its next event changes. */
@Entity({ name: 'board_case' })
export class BoardCaseEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') region: string;
  @Column('integer') revision: number;
  /** Whether its clock still runs: received, neither decided nor closed. */
  @Column('boolean') running: boolean;
  @Column('json') facts: object;
}

export function boardIndexes(schema: string): string[] {
  return [`create index if not exists board_case_running on "${schema}".board_case (region, case_id) where running`];
}
