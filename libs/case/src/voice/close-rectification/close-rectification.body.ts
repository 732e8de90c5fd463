import { TEXT_MAX, TextField } from '#libs/body';
export class CloseRectificationBody {
  @TextField({
    description: '核实情况：属实、误评、恶意、无法整改；加密保存。What was found; stored encrypted.',
    max: TEXT_MAX,
    example: '属实',
  })
  finding!: string;
  @TextField({
    description: '对居民的答复；加密保存。What the resident was told; stored encrypted.',
    max: TEXT_MAX,
    example: '已致歉，并改进叫号。',
  })
  answer!: string;
}
