import type { Asker } from '#libs/access/domain';

/** The asker is no manager of this region's catalogue. */
export class NotCatalogueManager extends Error {
  constructor(readonly asker: Asker) {
    super('not a manager of this catalogue');
  }
}
