import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row a case: its facts, and when its lights change; serves the case itself, lists, the work queue and a resident's history. */
@Entity({ name: 'case_row' })
export class CaseRowEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId: string;
  @Column('integer') revision: number;
  /** Offset of the case's last event in the log. */
  @Column('bigint') position: string;
  /** The state as `evolve` left it. */
  @Column('json') state: object;
  /** `{ promised, statutory }`, each a due time or null. */
  @Column('json') due: object;
  @Column('text') region: string;
  @Column('text') number: string;
  /** Of the register that it was brought in from. */
  @Column('text', { nullable: true }) channel: string | null;
  @Column('text') item: string;
  @Column('integer', { name: 'item_version' }) itemVersion: number;
  @Column('text') phase: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { name: 'resident_id', nullable: true }) residentId: string | null;
  /** The case that this one is a part of. */
  @Column('uuid', { nullable: true }) parent: string | null;
  @Column('text') mode: string;
  @Column('text', { name: 'receiving_unit' }) receivingUnit: string;
  /** Where the result is to be handed out, if it was said and the case is open. */
  @Column('text', { name: 'deliver_unit', nullable: true }) deliverUnit: string | null;
  @Column('text', { name: 'home_unit' }) homeUnit: string;
  @Column('text', { name: 'responsible_unit' }) responsibleUnit: string;
  /** Null once the case is closed: nobody's turn any more. */
  @Column('text', { name: 'handler_unit', nullable: true }) handlerUnit: string | null;
  @Column('boolean', { nullable: true }) signed: boolean | null;
  @Column('text', { nullable: true }) person: string | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: string;
  /** The instant from which the case is late by its promised, else its statutory limit; `infinity` without one, so that it sorts last. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: string;
  /**
   * Where the case stands among what its unit has to handle: `due_at` while its clock runs, `infinity` once it is decided. Null where there is
   * nothing to handle: it is closed, or waits for a ruling, which is owed instead.
   */
  @Column('timestamptz', { name: 'queue_at', nullable: true }) queueAt: string | null;
  @Column('timestamptz', { name: 'yellow_from', nullable: true }) yellowFrom: string | null;
  @Column('timestamptz', { name: 'red_from', nullable: true }) redFrom: string | null;
  /** These three are null once the case is decided or closed: its light burns no more. */
  @Column('timestamptz', { name: 'late_from', nullable: true }) lateFrom: string | null;
  /** Whether it was decided, or closed undecided, after it was due; null while it is neither. */
  @Column('boolean', { name: 'ended_late', nullable: true }) endedLate: boolean | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: string | null;
  /** When time alone makes something happen next: the timekeeper's book. Null where it will not. */
  @Column('timestamptz', { name: 'next_firing', nullable: true }) nextFiring: string | null;
  /** Why the case is not what its stream says: an event of it cannot be read, and its stream is set aside. Null for all others. */
  @Column('text', { nullable: true }) unreadable: string | null;
}

/** Indexes for lists (newest first), the queue (most urgent first), a resident's history and the number on the slip. */
export function caseRowIndexes(schema: string): string[] {
  const table = `"${schema}".case_row`;
  const newest = 'received_at desc, case_id desc';
  return [
    `create index if not exists case_number on ${table} (number)`,
    `create index if not exists case_newest on ${table} (region, ${newest})`,
    `create index if not exists case_item on ${table} (item, ${newest})`,
    `create index if not exists case_channel on ${table} (region, channel, ${newest}) where channel is not null`,
    `create index if not exists case_resident on ${table} (resident_id, ${newest}) where resident_id is not null`,
    `create index if not exists case_open on ${table} (resident_id, item, received_at desc) where closed_at is null`,
    `create index if not exists case_parent on ${table} (parent, received_at, case_id) where parent is not null`,
    `create index if not exists case_receiving on ${table} (receiving_unit, ${newest})`,
    `create index if not exists case_home on ${table} (home_unit, ${newest})`,
    `create index if not exists case_responsible on ${table} (responsible_unit, ${newest})`,
    `create index if not exists case_handler on ${table} (handler_unit, ${newest}) where handler_unit is not null`,
    `create index if not exists case_delivering on ${table} (deliver_unit) where deliver_unit is not null`,
    `create index if not exists case_queue on ${table} (handler_unit, queue_at, received_at, case_id) where queue_at is not null`,
    `create index if not exists case_person on ${table} (person, ${newest}) where person is not null`,
    `create index if not exists case_firing on ${table} (next_firing) where next_firing is not null`,
    `create index if not exists case_lights on ${table} (region, late_from) where ended_late is null`,
  ];
}
