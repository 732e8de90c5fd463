import { CountField, IdField } from '#libs/body';

export class ScoreBody {
  @IdField({ description: '报名人。The candidate.' }) candidate!: string;
  @CountField({ description: '分数，0–100。The score.', min: 0, max: 100 }) score!: number;
}
