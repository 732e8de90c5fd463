import { booksProjection } from './books/books-projection.js';
import { boardsProjection } from './boards/boards-projection.js';
import { casesProjection } from './cases/cases-projection.js';
import { refusalsProjection } from './refusals/refusals-projection.js';
import type { Projection } from './engine/projection.js';

/** Every read model that the projector keeps. */
export const projections: readonly Projection[] = [
  casesProjection,
  boardsProjection,
  booksProjection,
  refusalsProjection,
];
