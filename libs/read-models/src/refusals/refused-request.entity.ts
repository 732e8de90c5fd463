import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One request that a counter may not take, as it was counted. */
@Entity({ name: 'refused_request' })
export class RefusedRequestEntity {
  /** Of its event. */
  @PrimaryColumn('uuid', { name: 'refusal_id' }) refusalId: string;
  @Column('text') region: string;
  /** Where it was asked for. */
  @Column('text') unit: string;
  /** A date of the region. */
  @Column('date') day: string;
  @Column('timestamptz') at: string;
  @Column('text') item: string;
  /** Of a certificate: which of the forbidden kinds. */
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text') code: string;
  @Column('text') rule: string;
  /** Who was at the counter. */
  @Column('text') person: string;
  @Column('text', { name: 'right_address', nullable: true }) rightAddress: string | null;
  @Column('uuid', { name: 'resident_id', nullable: true }) residentId: string | null;
}

export function refusalIndexes(schema: string): string[] {
  return [
    `create index if not exists refused_request_by_day on "${schema}".refused_request (region, day, at, refusal_id)`,
  ];
}
