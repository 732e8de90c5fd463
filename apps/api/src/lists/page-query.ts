import { NumberField, TextField } from '../validation/fields.js';

/** Parameters of every list. */
export class PageQuery {
  @NumberField({
    description: '每页条数，1–200，默认 50。Rows a page, 50 unless told.',
    min: 1,
    max: 200,
    optional: true,
    example: 50,
  })
  limit?: string;

  @TextField({ description: '上一页答复中的 `next`。The `next` of the page before.', max: 1000, optional: true })
  cursor?: string;
}

const DEFAULT_LIMIT = 50;

export function limitOf({ limit }: PageQuery): number {
  return limit === undefined ? DEFAULT_LIMIT : Number(limit);
}
