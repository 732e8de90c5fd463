import { CodeField, IdField, TEXT_MAX, TextField } from '#libs/body';

export class ReportStuckBody {
  @IdField({ description: '号票。The ticket.', optional: true }) ticket?: string | null;
  @IdField({ description: '办件。The case.', optional: true }) caseId?: string | null;
  @CodeField({ description: '事项。The item.', optional: true }) item?: string | null;
  @TextField({ description: '什么事办不成；加密保存。What could not be done; stored encrypted.', max: TEXT_MAX })
  what!: string;
  @TextField({ description: '为什么；加密保存。Why; stored encrypted.', max: TEXT_MAX, optional: true })
  reason?: string | null;
  @CodeField({ description: '受理窗口；默认本单位。The window; the asker’s unit unless told.', optional: true })
  unit?: string | null;
}
