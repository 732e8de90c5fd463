import { OneOfField } from '#libs/body';
import { CAUSES, type Cause } from '../kit.js';

const SATISFIED = ['yes', 'partly', 'no'] as const;

export class CloseStuckBody {
  @OneOfField({ description: '办不成的原因。The cause.', values: CAUSES, name: 'StuckCause' }) cause!: Cause;
  @OneOfField({
    description: '回访：是否解决。What the follow-up says.',
    values: SATISFIED,
    name: 'StuckFollowUp',
    optional: true,
  })
  satisfied?: 'yes' | 'partly' | 'no' | null;
}
