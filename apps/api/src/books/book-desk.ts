import { bookHistory, explainBookClock, type Book, type Entry } from '#libs/community';
import type { DomainEvent } from '#libs/event-log/domain';
import { MatterNotFound, type History } from '#libs/kernel';
import { tellTimeline, type Asker } from '#libs/kernel/domain';
import type { BookView } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import { prefersCsv } from '../http/negotiation.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, isRevision } from '../lists/cursor.js';
import { limitOf, type PageQuery } from '../lists/page-query.js';
import type { System } from '../system.js';
import { csvOf } from './book-csv.js';
import { bookFilterOf, type BookListQuery } from './book-list-query.js';
import type { BookPresenter } from './book-presenter.js';

/** Answers whatever may be asked of one book. */
export class BookDesk {
  constructor(
    private readonly system: System,
    private readonly book: Book,
    private readonly presenter: BookPresenter,
  ) {}

  async list(query: BookListQuery, request: ApiRequest, reply: ApiReply) {
    const { books, clock, reference } = this.system.parts;
    const region = this.system.regionOf(request);
    const zone = this.system.timezoneOf(request);
    const filter = bookFilterOf(this.book, query, { region, zone, tree: reference.tree });
    const cursor = this.system.cursors.read(filter, query.cursor, isListCursor);
    this.system.mustRead(request, 'book');
    const { schemas } = await this.system.read(request, reply);
    const now = await clock.now();
    const page = await books.list(schemas.books ?? '', filter, { cursor, limit: limitOf(query), now });
    const next = page.next && this.system.cursors.write(filter, page.next);
    if (prefersCsv(request.headers.accept)) return this.asCsv(page.items, next, request, reply);
    return { items: page.items.map((view) => this.presenter.brief(view, now, request)), next };
  }

  async one(id: string, request: ApiRequest, reply: ApiReply) {
    const { schemas } = await this.system.read(request, reply);
    const { books, clock } = this.system.parts;
    const now = await clock.now();
    const view = isUuid(id) ? await books.byId(schemas.books ?? '', this.book.name, id, now) : null;
    const found = this.mine(id, view ?? (await this.fromItsStream(id)), request);
    this.system.mustRead(request, 'book');
    void reply.header('etag', `"${found.revision}"`);
    return this.presenter.brief(found, now, request);
  }

  async clocks(id: string, request: ApiRequest, reply: ApiReply) {
    await this.system.read(request, reply);
    const { reference, clock } = this.system.parts;
    const { state, revision } = this.mine(id, await this.fromItsStream(id), request);
    this.system.mustRead(request, 'book');
    void reply.header('etag', `"${revision}"`);
    const calendar = reference.calendarOf(state.region);
    const [now, naming] = [await clock.now(), this.system.naming(request)];
    const clocks = this.book.clocks(state, calendar);
    return { items: clocks.map((each) => explainBookClock(each, state, now, naming, calendar)) };
  }

  async timeline(id: string, query: PageQuery, request: ApiRequest, reply: ApiReply) {
    await this.system.read(request, reply);
    const history = await this.historyOf(id);
    const found = this.mine(id, history && this.viewOf(history), request);
    this.system.mustRead(request, 'book');
    void reply.header('etag', `"${found.revision}"`);
    const { sealer } = this.system.parts.residents;
    const cursorOf = ['timeline', this.book.name, id];
    const from = this.system.cursors.read(cursorOf, query.cursor, isRevision) ?? 0;
    const to = from + limitOf(query);
    const readable = this.readsTexts(request.asker, found.state);
    const items = await tellTimeline((history?.events ?? []).slice(from, to), {
      describe: (event, naming) => this.book.matter.describe(event, naming),
      open: (texts) => sealer.open(texts),
      naming: this.system.naming(request),
      sight: () => (readable ? 'open' : 'withheld'),
    });
    return { items, next: to > found.revision ? null : this.system.cursors.write(cursorOf, to) };
  }

  /** The page after it is named by a link (RFC 8288), as a file has no place for it. */
  private asCsv(views: readonly BookView[], next: string | null, request: ApiRequest, reply: ApiReply): string {
    if (next !== null) {
      const url = new URL(request.url, 'http://localhost');
      url.searchParams.set('cursor', next);
      void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
    }
    void reply.type('text/csv; charset=utf-8').header('vary', 'accept');
    return csvOf(this.book, views, this.system.naming(request));
  }

  /** Whose affair it is, or who is above them. */
  private readsTexts({ unit, role }: Asker, entry: Entry): boolean {
    const { tree } = this.system.parts.reference;
    const isAbove = role === 'supervisor' || role === 'auditor';
    return this.book
      .readers(entry)
      .some((reader) => reader !== null && (reader === unit || (isAbove && tree.isWithin(reader, unit))));
  }

  /** An entry that the model has not seen yet, but whose beginning is written: an address that was handed out is never a 404. */
  private async fromItsStream(id: string): Promise<BookView | null> {
    const history = await this.historyOf(id);
    return history && this.viewOf(history);
  }

  private async historyOf(id: string): Promise<History<DomainEvent> | null> {
    if (!isUuid(id)) return null;
    const { log, bookRegistry } = this.system.parts;
    const history = await bookHistory(log, bookRegistry, this.book, id);
    return history.last === null ? null : history;
  }

  private viewOf(history: History<DomainEvent>): BookView | null {
    const state = history.fold(this.book.matter);
    if (!isEntry(state)) return null;
    return { id: state.id, revision: history.revision, state, due: null, light: 'none', unreadable: null };
  }

  /** An entry is found in the asker's region only. */
  private mine(id: string, view: BookView | null, request: ApiRequest): BookView {
    if (view === null || view.state.region !== this.system.regionOf(request))
      throw new MatterNotFound(this.book.name, id);
    return view;
  }
}

function isEntry(state: { readonly phase: string }): state is Entry {
  return state.phase !== 'none';
}
