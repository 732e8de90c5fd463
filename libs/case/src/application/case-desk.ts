import type { Asker } from '#libs/access/domain';
import type { ItemVersion } from '#libs/catalogue/domain';
import type { Instant } from '#libs/clocks/domain';
import { mustMatch, type IfMatch } from '#libs/event-log';
import { OutcomeUnknown, WrongExpectedRevision, type EventToAppend, type Position } from '#libs/event-log/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import { nameUuid, sharedLoader } from '#libs/runtime';
import type { ReceivePayload } from '../domain/acts/receive.js';
import type { CaseContext } from '../domain/context.js';
import { forbidden, type LaterCommand } from '../domain/decide.js';
import type { CaseState, KnownCase } from '../domain/state.js';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.js';
import { CaseHistory, caseStream } from './case-history.js';
import { decideInTurn, type Decided, type Step } from './decide-in-turn.js';
import { CaseNotFound, CommandRefused, IdempotencyKeyReused, RaceLost } from './errors.js';
import type { CaseDeskPorts } from './ports.js';
import { countRefusal } from './refusal-book.js';
import { settle } from './settle.js';

/** How often a command is decided again when others are faster; at 20 a single case would have to change 20 times within one request. */
const ATTEMPTS = 20;

/** What every command brings with it. */
export interface CommandEnvelope {
  /** UUIDv5 of person, method and path, and key; random without a key (CONTRACT §3). */
  readonly commandId: string;
  /** The body as it came: its HMAC tells a retry from another command under the same key. */
  readonly body: unknown;
  readonly asker: Asker;
  readonly correlationId: string;
  /** Where it came from, when that is not a desk. */
  readonly origin?: string;
  /** The revision that `If-Match` names. */
  readonly ifMatch?: IfMatch;
}

/** What a command led to, now or, for a retry, the first time. */
export interface CaseResult {
  readonly caseId: string;
  readonly state: KnownCase;
  readonly revision: number;
  readonly position: Position;
  readonly replayed: boolean;
  /** In which it was decided: what the brief is written from. */
  readonly context: CaseContext;
}

/** A command that was given in the past. */
export type PastStep = Step & { readonly at: Instant };

interface Task extends CommandEnvelope {
  readonly caseId: string;
  /** Usually one; an import brings a case's whole life at once. */
  readonly steps: readonly Step[];
  /** Creates its case: the stream is expected to be new, and is read only where that turns out wrong. */
  readonly creates: boolean;
}

/** The id of the case that a command creates: a retried creation goes to the same stream. */
export function caseIdOf(commandId: string): string {
  return nameUuid(commandId, 'case');
}

/**
 * Where commands to cases are carried out: reads, decides, seals, writes. Every method may throw `CommandRefused`, `IdempotencyKeyReused` and
 * `RaceLost`, `act` also `CaseNotFound` and `RevisionPassed`, and each the errors of the event log.
 */
export class CaseDesk {
  /** Requests of one moment share one look-up. */
  private readonly residents = sharedLoader((ids: readonly string[]) => this.residentsById(ids));

  constructor(private readonly ports: CaseDeskPorts) {}

  /** 收件: a new case. */
  receive(envelope: CommandEnvelope, payload: ReceivePayload): Promise<CaseResult> {
    const step = { command: { act: 'receive', payload } } as const;
    return this.carryOut({ ...envelope, caseId: caseIdOf(envelope.commandId), steps: [step], creates: true });
  }

  /** Any later act. */
  act(envelope: CommandEnvelope, caseId: string, command: LaterCommand): Promise<CaseResult> {
    return this.carryOut({ ...envelope, caseId, steps: [{ command }], creates: false });
  }

  /**
   * What another register has of a case, in the order in which it happened and at its times, in one append: all of it or nothing. The first
   * command is the receipt. The same command a second time changes nothing.
   */
  bringIn(envelope: CommandEnvelope, steps: readonly PastStep[]): Promise<CaseResult> {
    return this.carryOut({ ...envelope, caseId: caseIdOf(envelope.commandId), steps, creates: true });
  }

  /** What the register has of the case since it was brought in: as `bringIn`, upon a case that is there. */
  bringInLater(envelope: CommandEnvelope, caseId: string, steps: readonly PastStep[]): Promise<CaseResult> {
    return this.carryOut({ ...envelope, caseId, steps, creates: false });
  }

  /** A case as it stands; null where there is none. */
  async caseOf(caseId: string): Promise<KnownCase | null> {
    const { state } = await this.read(caseId);
    return state.phase === 'none' ? null : state;
  }

  private async carryOut(task: Task): Promise<CaseResult> {
    const stream = caseStream(task.caseId);
    let isNew = task.creates;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // 1. What has happened so far. A new case has no past, unless an append has shown otherwise.
      const history = isNew ? CaseHistory.empty : await this.read(task.caseId);
      const state = history.state;
      const context = await this.contextOf(task, state);
      if (!task.creates) this.checkThere(task, state, context);

      // 2. A retry is answered as the first time.
      const earlier = this.earlierAnswer(task, history, context);
      if (earlier) return earlier;

      // 3. Who may do this at all, and whether the case is still where the asker saw it.
      this.checkAsker(task, state, context);
      this.checkRevision(task, history);

      // 4. The decision. Before a creation is refused, its stream is asked whether it was granted before.
      const decided = decideInTurn(task.steps, state, context, { stream, origin: task.origin });
      if (isRefusal(decided)) {
        if (!isNew || decided.kind === 'forbidden') return await this.refuse(task, decided, context);
        isNew = false;
        continue;
      }
      this.checkStorable(state, decided, context);

      // 5. Free texts are sealed, then each event is chained to the one before it.
      const command = { commandId: task.commandId, correlationId: task.correlationId, hmac: this.hmacOf(task) };
      const events = await settle(this.ports, { ...command, stream, decided, recordedAt: context.now }, history);

      // 6. Written, if nobody was faster; after an unknown outcome the stream itself is asked.
      const written = await this.append(stream, history, events);
      if (written) return { ...written, caseId: task.caseId, state: known(decided.state), replayed: false, context };
      isNew = false;
    }
    throw new RaceLost(stream);
  }

  private read(caseId: string): Promise<CaseHistory> {
    return CaseHistory.read(this.ports.log, this.ports.registry, caseId);
  }

  /** A case is found in the asker's region only. */
  private checkThere({ caseId }: Task, state: CaseState, { tree, asker }: CaseContext): void {
    const region = tree.regionOf(asker.unit)?.code;
    if (state.phase === 'none' || state.region !== region) throw new CaseNotFound(caseId);
  }

  /** What the command led to the first time; null where it comes for the first time. */
  private earlierAnswer(task: Task, history: CaseHistory, context: CaseContext): CaseResult | null {
    const found = history.around(task.commandId);
    if (!found) return null;
    this.checkAsker(task, found.before.state, context);
    const { revision, position, metadata } = found.last;
    if (metadata.commandHmac !== this.hmacOf(task)) throw new IdempotencyKeyReused();
    const then = { ...context, now: metadata.occurredAt };
    const state = known(found.until.state);
    return { caseId: task.caseId, state, revision, position, replayed: true, context: then };
  }

  private checkAsker({ steps }: Task, state: CaseState, context: CaseContext): void {
    const act = steps[0]?.command.act;
    const refusal = act === undefined || act === 'receive' ? null : forbidden(act, state, context);
    if (refusal) throw new CommandRefused(refusal);
  }

  /** What is decided is written only where everybody who follows the log can store it. */
  private checkStorable(state: CaseState, { happenings }: Decided, { calendar }: CaseContext): void {
    const reason = this.ports.whyNotStorable?.(state, happenings, calendar) ?? null;
    if (reason !== null) throw new CommandRefused(refuse('cannot-be-stored', { reason }));
  }

  private checkRevision({ ifMatch }: Task, history: CaseHistory): void {
    mustMatch(ifMatch ?? null, history.revision);
  }

  private async refuse(task: Task, refusal: Refusal, context: CaseContext): Promise<never> {
    if (refusal.counted) {
      const { commandId, correlationId } = task;
      await countRefusal(this.ports, refusal.counted, { commandId, correlationId, hmac: this.hmacOf(task), context });
    }
    throw new CommandRefused(refusal);
  }

  /** Null where somebody was faster, where it is not known whether it was written, or where the same command had written before. */
  private async append(stream: string, history: CaseHistory, events: readonly EventToAppend[]) {
    const expected = history.last === null ? 'no-stream' : history.revision;
    try {
      const { revision, position, repeated } = await this.ports.log.append(stream, expected, events);
      return repeated === true ? null : { revision, position };
    } catch (error) {
      if (error instanceof WrongExpectedRevision || error instanceof OutcomeUnknown) return null;
      throw error;
    }
  }

  private hmacOf({ body }: Task): string {
    return this.ports.commandHmac(body);
  }

  private async contextOf(task: Task, state: CaseState): Promise<CaseContext> {
    const { reference, clock } = this.ports;
    const { asker, caseId, steps } = task;
    const receipt = steps.map(({ command }) => command).find((command) => command.act === 'receive');
    const residentId = residentNamedIn(steps);
    const parentId = receipt?.payload.parent ?? null;
    const agentId = receipt?.payload.agent?.residentId ?? null;
    const [now, resident, agent, parent] = await Promise.all([
      clock.now(),
      residentId === null ? null : this.residents.load(residentId),
      agentId === null ? null : this.residents.load(agentId),
      parentId === null ? null : this.read(parentId).then((history) => history.state),
    ]);
    const region = reference.tree.regionOf(asker.unit)?.code ?? '';
    return {
      now,
      caseId,
      asker,
      tree: reference.tree,
      item: receipt ? reference.currentItem(region, receipt.payload.item) : this.itemOf(state),
      calendar: reference.calendarOf(region),
      absences: reference.absences,
      resident,
      agent,
      parent,
    };
  }

  private itemOf(state: CaseState): ItemVersion | null {
    return state.phase === 'none'
      ? null
      : this.ports.reference.itemVersion(state.region, state.item, state.itemVersion);
  }

  private async residentsById(ids: readonly string[]): Promise<(ResidentFacts | null)[]> {
    const found = new Map((await this.ports.residents(ids)).map((facts) => [facts.residentId, facts]));
    return ids.map((id) => found.get(id) ?? null);
  }
}

/** Whose facts a decision needs: of who is named at a receipt, or in another's place. */
function residentNamedIn(steps: readonly Step[]): string | null {
  for (const { command } of steps)
    if (command.act === 'receive' || command.act === 'replace-resident') return command.payload.residentId;
  return null;
}

/** After an accepted command a case is there. */
function known(state: CaseState): KnownCase {
  if (state.phase === 'none') throw new Error('a command was accepted and left no case');
  return state;
}
