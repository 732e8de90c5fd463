import { ListOfCodesField } from '#libs/body';

export class PostCandidatesBody {
  @ListOfCodesField({
    description: '拟录用人（居民标识）。Who is to be hired.',
    max: 1000,
    example: ['3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f'],
  })
  candidates!: string[];
}
