import type { Type } from '@nestjs/common';
import { caseMatter } from '#libs/case';
import { CaseBriefShown } from '../cases/case-dto.js';
import { CasePresenter } from '../cases/case-presenter.js';
import { SHOWN_BOOKS } from '../books/book-routes.js';
import { actRoutesOf, type MatterSurface } from './act-routes.js';

/** Every matter that may be acted on over HTTP. */
const SURFACES: readonly MatterSurface[] = [
  {
    matter: caseMatter,
    path: 'v1/cases',
    param: { name: 'caseId', description: '办件标识。Id of the case.' },
    tag: '办件 Cases',
    answer: CaseBriefShown,
    notFound: 'case-not-found',
    unreadable: 'case-unreadable',
    presenter: CasePresenter,
    operation: (act) => act,
  },
  ...SHOWN_BOOKS.map(({ surface }) => surface),
];

/** Their controllers. */
export function actRoutes(): Promise<Type[]> {
  return Promise.all(SURFACES.map(actRoutesOf));
}
