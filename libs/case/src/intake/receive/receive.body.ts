import { BooleanField, CodeField, IdField, ListField, ObjectField, OneOfField, TEXT_MAX, TextField } from '#libs/body';
import { CHANNELS, MODES, WAYS, type Channel } from '../../state/codes.js';
export class AgentBody {
  @IdField({ description: '代办人（居民标识）。The agent, a registered resident.' }) residentId!: string;
  @TextField({ description: '授权：委托书的事项、权限和期限。The authority: matter, powers, term.', max: TEXT_MAX })
  authority!: string;
}

export class DeliverToBody {
  @OneOfField({
    description: '送达方式。How the result is handed out.',
    values: WAYS,
    name: 'DeliveryWay',
    example: 'counter',
  })
  way!: 'counter' | 'post' | 'electronic' | 'agent';
  @CodeField({ description: '在哪个窗口领取。At which unit.', optional: true }) unit?: string | null;
}

export class MaterialBody {
  @CodeField({ description: '材料编码，须是事项所列。Code of a material of the item.', example: 'identity-card' })
  code!: string;
  @BooleanField({ description: '是否已交。Whether it was supplied.', example: true }) supplied!: boolean;
}

/** 收件: what a counter says when it takes a request in; the receiving unit is that of the token. */
export class ReceiveBody {
  @CodeField({ description: '事项编码。The service item.', example: 'MZ-10' }) item!: string;
  @IdField({ description: '居民标识；事项允许时可无。The resident; none where the item does without.', optional: true })
  residentId?: string | null;
  @OneOfField({
    description: '办理方式；默认事项自身的方式。Mode; the item’s own unless told.',
    values: MODES,
    name: 'CaseMode',
    optional: true,
  })
  mode?: 'fixed' | 'collect-and-forward' | 'accept-anywhere' | 'decide-anywhere' | 'online' | 'joint' | null;
  @ListField({
    description: '所收材料；不写即全部出示。The materials; what is not mentioned was shown.',
    of: () => MaterialBody,
    max: 100,
    optional: true,
  })
  materials?: MaterialBody[] | null;
  @ObjectField({ description: '结果送到哪里。Where the result is wanted.', of: () => DeliverToBody, optional: true })
  deliverTo?: DeliverToBody | null;
  @CodeField({
    description: '事项所指的社区（如参保、单位、急难发生地）。The community that the item’s rule points to.',
    optional: true,
  })
  place?: string | null;
  @CodeField({
    description: '另定的办理单位；须写理由。Another responsible unit; needs `overrideReason`.',
    optional: true,
  })
  responsibleUnit?: string | null;
  @TextField({ description: '另定办理单位的理由。Why another unit is responsible.', max: TEXT_MAX, optional: true })
  overrideReason?: string | null;
  @ObjectField({ description: '代办人及其授权。An agent with authority.', of: () => AgentBody, optional: true })
  agent?: AgentBody | null;
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
  @IdField({
    description: '号票：在大厅取号的，写明号票。The ticket of the hall on which it is received.',
    optional: true,
  })
  ticketId?: string | null;
  @OneOfField({
    description: '在哪里遇到居民；默认窗口。Where the resident was met; the counter unless told.',
    values: CHANNELS,
    name: 'Channel',
    optional: true,
  })
  channel?: Channel | null;
  @TextField({
    description: '首问责任人。Who was asked first, where that is another person.',
    max: 200,
    optional: true,
  })
  firstAsked?: string | null;
  @TextField({
    description:
      'SQ-01：要开具的证明种类；清单禁止的不收。Of SQ-01: what is to be certified; a forbidden kind is not received.',
    max: 60,
    optional: true,
  })
  certificateKind?: string | null;
  @IdField({
    description: '主件：一件事中的一项，写明主件的标识。The case that this one is a part of: one thing, many items.',
    optional: true,
  })
  parent?: string | null;
}
