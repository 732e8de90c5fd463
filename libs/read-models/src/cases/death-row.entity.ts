import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row for each resident whose record says, or has said, that they have died. Whether it says so now, the record tells. */
@Entity({ name: 'death_row' })
export class DeathRowEntity {
  @PrimaryColumn('text', { name: 'resident_id' }) residentId: string;
  @Column('text') region: string;
  /** Of the resident's stream: the last event that was about a death. */
  @Column('integer') revision: number;
}
