import { CodeField } from '#libs/body';

export class AssignStuckBody {
  @CodeField({ description: '办理单位。The unit that solves it.' }) unit!: string;
}
