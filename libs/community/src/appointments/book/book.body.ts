import { CodeField, IdField, OneOfField, TimeField } from '#libs/body';
import { WAYS, type Way } from '../kit.js';

export class BookBody {
  @CodeField({ description: '大厅（单位编码）。The hall, a unit.' }) hall!: string;
  @TimeField({ description: '时段开始。When the slot begins.', example: '2026-09-15T09:00:00+08:00' }) slot!: string;
  @CodeField({ description: '事项。The item.', example: 'MZ-10' }) item!: string;
  @IdField({ description: '居民标识。For whom.' }) residentId!: string;
  @OneOfField({ description: '预约方式。How it was made.', values: WAYS, name: 'AppointmentWay', optional: true })
  way?: Way | null;
}
