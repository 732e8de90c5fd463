import { Inject, Injectable } from '@nestjs/common';
import {
  briefOf,
  type CaseBrief,
  type CaseContext,
  type CaseResult,
  type KnownCase,
  type OpenCaseNotice,
  RecentReceipts,
} from '#libs/case';
import { printPosition } from '#libs/event-log/domain';
import type { ChildCase } from '#libs/read-models';
import { sharedLoader } from '#libs/runtime';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { System } from '../system.js';
import { ToldWords } from './told-words.js';
import { briefOrUnreadable, type Looked } from './unreadable-case.js';

interface Pair {
  readonly residentId: string;
  readonly item: string;
}

/** Shows cases to an asker: in brief, and with all that a screen needs. */
@Injectable()
export class CasePresenter {
  /** Requests of one moment share one look for other open cases; it is a warning, and decides nothing. */
  private readonly openCases = sharedLoader((pairs: readonly Pair[]) => this.openCasesOf(pairs));

  private readonly recent = new RecentReceipts();

  constructor(
    @Inject(System) private readonly system: System,
    @Inject(ToldWords) private readonly told: ToldWords,
  ) {}

  /** Asked for while a request is received: a warning, that decides nothing. */
  prepare(payload: object): Promise<readonly OpenCaseNotice[]> | undefined {
    if (!('item' in payload) || typeof payload.item !== 'string') return undefined;
    const { residentId } = payload as { readonly residentId?: string | null };
    return this.openCasesLike({ residentId: residentId ?? null, item: payload.item });
  }

  /** The answer of a command: the case as it left it, its revision, and the position from which on a query knows of it. */
  async answer(
    result: CaseResult,
    request: ApiRequest,
    reply: ApiReply,
    open?: Promise<readonly OpenCaseNotice[]>,
  ): Promise<CaseBrief> {
    const { id: caseId, state, revision, position, context } = result;
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    const openCases = state.phase === 'received' ? others(await (open ?? this.openCasesLike(state)), caseId) : [];
    this.recent.note(caseId, revision, state);
    return briefOf(state, revision, context, { naming: this.system.naming(request), openCases });
  }

  /** The context in which an asker looks at a case now. */
  contextOf(caseId: string, state: KnownCase, now: string, { asker }: ApiRequest): CaseContext {
    const { reference } = this.system.parts;
    return {
      now,
      caseId,
      asker,
      tree: reference.tree,
      item: reference.itemVersion(state.region, state.item, state.itemVersion),
      calendar: reference.calendarOf(state.region),
      absences: reference.absences,
      resident: null,
    };
  }

  brief(view: Looked, now: string, request: ApiRequest): CaseBrief {
    const context = this.contextOf(view.caseId, view.state, now, request);
    const naming = this.system.naming(request);
    return briefOrUnreadable(view, context, { naming });
  }

  async whole(view: Looked, now: string, request: ApiRequest) {
    const { caseId, state } = view;
    const context = this.contextOf(caseId, state, now, request);
    const naming = this.system.naming(request);
    const [open, children, told] = await Promise.all([
      state.phase === 'closed' ? [] : this.openCasesLike(state),
      state.parent === null ? this.childrenOf(caseId) : [],
      this.told.of(view, request),
    ]);
    const openCases = others(open, caseId);
    return {
      ...briefOrUnreadable(view, context, { naming, openCases }),
      names: {
        item: context.item?.item.name ?? state.item,
        receivingUnit: naming.unit(state.receiving.unit),
        homeUnit: naming.unit(state.home.unit),
        responsibleUnit: naming.unit(state.responsibleUnit),
        handlerUnit: state.handler && naming.unit(state.handler.unit),
      },
      materials: (context.item?.item.materials ?? []).map(({ code, name, need, source }) => ({
        code,
        name,
        need,
        source,
        missing: state.missing.includes(code),
      })),
      deliverTo: state.deliverTo,
      acceptedAt: state.acceptedAt,
      decidedAt: 'decidedAt' in state ? state.decidedAt : null,
      fulfilledAt: 'fulfilledAt' in state ? state.fulfilledAt : null,
      closedAt: 'closedAt' in state ? state.closedAt : null,
      origin: state.origin,
      register: registerShown(state),
      moves: state.moves,
      coHandlings: state.coHandlings,
      ...told,
      supervision: state.supervision,
      rectifications: state.voice.rectifications,
      parent: state.parent,
      children,
      episodes: state.episodes,
    };
  }

  /** The open cases of a resident for an item, as far as this process and the read model know; of the latter none where it cannot be asked. */
  async openCasesLike({ residentId, item }: Pick<KnownCase, 'residentId' | 'item'>): Promise<OpenCaseNotice[]> {
    if (residentId === null) return [];
    const recent = this.recent.like({ residentId, item });
    const known = await this.openCases.load({ residentId, item }).catch(() => []);
    return [...recent.filter(({ caseId }) => !known.some((other) => other.caseId === caseId)), ...known];
  }

  private async childrenOf(caseId: string): Promise<readonly ChildCase[]> {
    const { gate, cases } = this.system.parts;
    const { schemas } = await gate.glance();
    return cases.childrenOf(schemas.cases ?? '', caseId);
  }

  private async openCasesOf(pairs: readonly Pair[]): Promise<OpenCaseNotice[][]> {
    const { gate, cases } = this.system.parts;
    const { schemas } = await gate.glance();
    return (await cases.openCasesOf(schemas.cases ?? '', pairs)).map((open) => [...open]);
  }
}

function registerShown({ register }: KnownCase) {
  if (!register) return null;
  const { foreignNumber, channel, due, broughtInAt } = register;
  return { foreignNumber, channel, due, broughtInAt };
}

function others(open: readonly OpenCaseNotice[], caseId: string): readonly OpenCaseNotice[] {
  return open.filter((other) => other.caseId !== caseId);
}
