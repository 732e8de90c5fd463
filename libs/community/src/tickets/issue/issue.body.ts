import { CodeField, IdField, ListOfCodesField, OneOfField } from '#libs/body';
import { PRIORITIES, TICKET_KINDS, type Priority, type TicketKind } from '../kit.js';

export class IssueTicketBody {
  @CodeField({ description: '大厅（单位编码）。The hall, a unit.' }) hall!: string;
  @OneOfField({ description: '现场、远程或预约。How it was taken.', values: TICKET_KINDS, name: 'TicketKind' })
  kind!: TicketKind;
  @IdField({ description: '办事人（居民标识）。Whose matter it is.', optional: true }) principal?: string | null;
  @IdField({ description: '代办人（居民标识）。Who comes for them.', optional: true }) agent?: string | null;
  @ListOfCodesField({ description: '要办的事项。The items wanted.', max: 20, example: ['MZ-10'] }) services!: string[];
  @OneOfField({
    description: '优先原因。Why it goes first.',
    values: PRIORITIES,
    name: 'TicketPriority',
    optional: true,
  })
  priority?: Priority | null;
  @IdField({ description: '预约；预约号必填。The appointment of an appointed ticket.', optional: true })
  appointment?: string | null;
}
