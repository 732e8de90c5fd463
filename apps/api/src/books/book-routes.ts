import { Controller, Get, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { BOOKS, type Book } from '#libs/community';
import { ClocksShown } from '../cases/clocks-dto.js';
import type { MatterSurface } from '../acts/act-routes.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { PageQuery } from '../lists/page-query.js';
import { addMethod } from '../acts/add-method.js';
import { ListOperation, QueryOperation } from '../openapi/answers.js';
import { queryPipe } from '../validation/pipes.js';
import { BookDesk } from './book-desk.js';
import { BookTimelineShown, briefShownOf, listShownOf } from './book-dto.js';
import { BookListQuery } from './book-list-query.js';
import { presenterOf, type BookPresenter } from './book-presenter.js';
import { System } from '../system.js';

const ID = { name: 'id', description: '标识。Id.', schema: { type: 'string', format: 'uuid' } } as const;

/** A book as it stands over HTTP: its acts (`act-routes.ts`), what may be asked of it, and who shows it. */
export interface ShownBook {
  readonly surface: MatterSurface;
  readonly queries: Type;
  readonly presenter: Type<BookPresenter>;
}

/** Every book of the list. */
export const SHOWN_BOOKS: readonly ShownBook[] = BOOKS.map((book) => {
  const presenter = presenterOf(book);
  const answer = briefShownOf(book);
  const surface: MatterSurface = {
    ...{ matter: book.matter, path: `v1/${book.path}`, tag: tagOf(book), answer, presenter },
    param: { name: ID.name, description: ID.description },
    notFound: 'entry-not-found',
    unreadable: 'record-unreadable',
    operation: (act) => `${book.name}-${act}`,
  };
  return { surface, presenter, queries: queriesOf(book, answer, presenter) };
});

function tagOf({ word, path }: Book): string {
  return `${word.zh} ${path}`;
}

interface Queries {
  readonly desk: BookDesk;
}

/** The controller of what may be asked of a book. */
function queriesOf(book: Book, answer: Type, presenter: Type<BookPresenter>): Type {
  class BookQueriesOf implements Queries {
    readonly desk: BookDesk;
    constructor(system: System, shows: BookPresenter) {
      this.desk = new BookDesk(system, book, shows);
    }
  }
  Inject(System)(BookQueriesOf, undefined, 0);
  Inject(presenter)(BookQueriesOf, undefined, 1);
  const one = [Param(ID.name), Req(), Res({ passthrough: true })];
  const named = [String, Object, Object];
  const errors = ['entry-not-found', 'not-allowed-to-read'] as const;
  addMethod(BookQueriesOf, 'list', {
    method(this: Queries, query: BookListQuery, request: ApiRequest, reply: ApiReply) {
      return this.desk.list(query, request, reply);
    },
    parameters: [Query(queryPipe), Req(), Res({ passthrough: true })],
    types: [BookListQuery, Object, Object],
    decorators: [
      Get(),
      ListOperation({
        id: `list-${book.path}`,
        summary: `${book.word.zh}列表，新登记的在前；要 CSV 用 Accept: text/csv。Entries, newest first; as CSV on Accept: text/csv.`,
        answer: listShownOf(book, answer),
        errors: ['invalid-cursor', 'not-allowed-to-read'],
      }),
    ],
  });
  addMethod(BookQueriesOf, 'one', {
    method(this: Queries, id: string, request: ApiRequest, reply: ApiReply) {
      return this.desk.one(id, request, reply);
    },
    ...{ parameters: one, types: named },
    decorators: [
      Get(`:${ID.name}`),
      ApiParam(ID),
      QueryOperation({ id: `get-${book.name}`, summary: `${book.word.zh}。One entry.`, answer, errors }),
    ],
  });
  addMethod(BookQueriesOf, 'clocks', {
    method(this: Queries, id: string, request: ApiRequest, reply: ApiReply) {
      return this.desk.clocks(id, request, reply);
    },
    ...{ parameters: one, types: named },
    decorators: [
      Get(`:${ID.name}/clocks`),
      ApiParam(ID),
      QueryOperation({
        id: `get-${book.name}-clocks`,
        summary: `${book.word.zh}的时限及算法。Its clocks with their arithmetic.`,
        answer: ClocksShown,
        errors,
      }),
    ],
  });
  addMethod(BookQueriesOf, 'timeline', {
    method(this: Queries, id: string, query: PageQuery, request: ApiRequest, reply: ApiReply) {
      return this.desk.timeline(id, query, request, reply);
    },
    parameters: [Param(ID.name), Query(queryPipe), Req(), Res({ passthrough: true })],
    types: [String, PageQuery, Object, Object],
    decorators: [
      Get(`:${ID.name}/timeline`),
      ApiParam(ID),
      QueryOperation({
        id: `get-${book.name}-timeline`,
        summary: `${book.word.zh}的经过，用话说。Its history in plain words.`,
        answer: BookTimelineShown,
        errors: [...errors, 'invalid-cursor'],
      }),
    ],
  });
  ApiTags(tagOf(book))(BookQueriesOf);
  Controller(`v1/${book.path}`)(BookQueriesOf);
  return BookQueriesOf;
}
