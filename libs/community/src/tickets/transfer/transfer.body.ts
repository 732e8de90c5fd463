import { CodeField } from '#libs/body';

export class TransferBody {
  @CodeField({ description: '转到的大厅。The hall.', optional: true }) hall?: string | null;
  @CodeField({ description: '转到的窗口。The window.', optional: true }) window?: string | null;
}
