import { WAYS } from '#libs/case';
import { Shown } from '../validation/fields.js';

const nullable = { nullable: true } as const;
const text = { type: String, ...nullable } as const;

export class AgentShown {
  @Shown('代办人。The resident who acts for the applicant.', { format: 'uuid' }) residentId!: string;
  @Shown('代办人姓名，隐去部分。Name, masked.', { ...text, example: '李**' }) name!: string | null;
  @Shown('授权；无权查看为〔略〕。The authority; withheld from who may not read it.', { example: '委托书' })
  authority!: string;
}

export class RemedyShown {
  @Shown('救济途径。What may be done against it.', { enum: ['review-or-lawsuit', 'complaint-to-street'] })
  code!: string;
  @Shown('用话说。In words.') text!: string;
}

export class DecisionShown {
  @Shown('准予或不予。Granted or refused.', { enum: ['granted', 'refused'] }) outcome!: string;
  @Shown('决定时间。When.', { format: 'date-time' }) at!: string;
  @Shown('决定机关。By which authority.', { example: '210102-MZ' }) unit!: string;
  @Shown('理由；无权查看为〔略〕。Reasons; withheld from who may not read them.', text) reasons!: string | null;
  @Shown('救济；准予为空。Remedies; null where granted.', { type: () => RemedyShown, ...nullable })
  remedies!: RemedyShown | null;
  @Shown('未经其初审的单位。Units whose examination it was made without.', { type: String, isArray: true })
  notExamined!: string[];
}

export class ResultShown {
  @Shown('结果：证照、资金、文书。A certificate, a payment, a letter.', text) kind!: string | null;
  @Shown('编号。Its number.', text) number!: string | null;
  @Shown('备注。Note.', text) note!: string | null;
}

export class DeliveryShown {
  @Shown('送达时间。When.', { format: 'date-time' }) at!: string;
  @Shown('送达方式。How.', { enum: WAYS }) way!: string;
  @Shown('签收人。Who received it.', text) receivedBy!: string | null;
  @Shown('邮寄单号。Tracking number.', text) trackingNumber!: string | null;
}

export class ListedPaperShown {
  @Shown('材料名称。Name.') name!: string;
  @Shown('份数。Copies.', { example: 1 }) copies!: number;
  @Shown('是否原件。Whether it is an original.') original!: boolean;
}

export class PaperSendingShown {
  @Shown('交接编号。Number of the hand-over.', { example: 'papers-1' }) sending!: string;
  @Shown('寄出单位。From.', { example: '210124001001' }) from!: string;
  @Shown('接收单位。To.', { example: '210102-MZ' }) to!: string;
  @Shown('寄出时间。When it left.', { format: 'date-time' }) sentAt!: string;
  @Shown('到件时间；在途为空。When it arrived; null on the way.', { type: String, format: 'date-time', ...nullable })
  arrivedAt!: string | null;
  @Shown('是否与清单不符。Whether it was not as listed.') mismatch!: boolean;
  @Shown('何处不符。What was not as listed.', text) mismatchText!: string | null;
  @Shown('清单。What was sent.', { type: () => ListedPaperShown, isArray: true }) listed!: ListedPaperShown[];
  @Shown('承运人。Carrier.', text) carrier!: string | null;
  @Shown('运单号。Tracking number.', text) trackingNumber!: string | null;
}
