import { BooleanField, CountField, OneOfField } from '#libs/body';
export class FollowUpBody {
  @BooleanField({ description: '是否联系到居民。Whether the resident was reached.', example: true })
  contacted!: boolean;
  @OneOfField({
    description: '是否解决。Whether the matter is solved.',
    values: ['yes', 'partly', 'no'],
    name: 'Solved',
    example: 'yes',
  })
  solved!: 'yes' | 'partly' | 'no';
  @CountField({
    description: '居民口头的评分；不计入好差评。What the resident said when asked, 1 to 5; counts as no rating.',
    min: 1,
    max: 5,
    optional: true,
  })
  score?: number | null;
}
