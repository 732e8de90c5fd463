import { OneOfField, TEXT_MAX, TextField } from '#libs/body';
export class DecideBody {
  @OneOfField({
    description: '准予或不予。Granted or refused.',
    values: ['granted', 'refused'],
    name: 'DecisionOutcome',
    example: 'granted',
  })
  outcome!: 'granted' | 'refused';
  @TextField({ description: '理由；不予时必须写明。Reasons; owed for a refusal.', max: TEXT_MAX, optional: true })
  reasons?: string | null;
}
