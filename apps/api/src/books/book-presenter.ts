import { Inject, Injectable, type Type } from '@nestjs/common';
import { BOOKS, briefOfEntry, type Book, type BookContext, type Entry, type Value } from '#libs/community';
import { localDateOf } from '#libs/clocks/domain';
import { printPosition } from '#libs/event-log/domain';
import type { Outcome } from '#libs/kernel';
import type { MatterTypes, Naming } from '#libs/kernel/domain';
import type { BookView } from '#libs/read-models';
import type { MatterPresenter } from '../acts/act-routes.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { System } from '../system.js';

/** An entry in brief, with the fields of its book. */
export type BookBrief = Readonly<Record<string, Value>>;

/** Shows the entries of a book to an asker. */
export class BookPresenter implements MatterPresenter<undefined> {
  constructor(
    private readonly system: System,
    private readonly book: Book,
  ) {}

  prepare(): undefined {
    return undefined;
  }

  /** The answer of a command: the entry as it left it, its revision, and the position from which on a query knows of it. */
  answer(result: Outcome<MatterTypes>, request: ApiRequest, reply: ApiReply): Promise<BookBrief> {
    const { state, revision, position, context } = result;
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    const naming = this.system.naming(request);
    return Promise.resolve(briefOfEntry(this.book, state as Entry, revision, context as BookContext, naming));
  }

  brief({ state, revision, unreadable }: BookView, now: string, request: ApiRequest): BookBrief {
    const naming = this.system.naming(request);
    const brief = briefOfEntry(this.book, state, revision, this.contextOf(state, now, request), naming);
    return unreadable === null
      ? brief
      : { ...brief, allowedActs: [], warnings: [unreadableWarning(unreadable, naming)] };
  }

  /** The context in which an asker looks at an entry now: what its acts would be given beside is not looked up. */
  private contextOf(entry: Entry, now: string, { asker }: ApiRequest): BookContext {
    const { reference } = this.system.parts;
    const { region, timezone } = entry;
    return {
      ...{ id: entry.id, now, asker, region, tree: reference.tree },
      today: localDateOf(now, timezone),
      calendar: reference.calendarOf(region),
      entry: () => null,
      all: () => [],
      resident: () => null,
      books: BOOKS,
    };
  }
}

const UNREADABLE = {
  zh: '本条有一条记录无法读取，显示的是此前的情况；已搁置，请联系系统管理员。',
  en: 'An event of this entry cannot be read: what is shown is what was known before it. It is set aside; tell the operator.',
} as const;

function unreadableWarning(reason: string, { language }: Naming) {
  return { code: 'unreadable', text: UNREADABLE[language], params: { reason } };
}

/** The presenter of one book, as Nest is given it. */
export function presenterOf(book: Book): Type<BookPresenter> {
  class PresenterOfBook extends BookPresenter {
    constructor(system: System) {
      super(system, book);
    }
  }
  Inject(System)(PresenterOfBook, undefined, 0);
  Injectable()(PresenterOfBook);
  return PresenterOfBook;
}
