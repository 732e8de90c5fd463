import { OutcomeUnknown, WrongExpectedRevision, type DomainEvent, type EventToAppend } from '#libs/event-log/domain';
import { commands, nameUuid } from '#libs/runtime';
import { isRefusal, type AnyCommand, type Happening, type MatterTypes, type Refusal } from '../domain/index.js';
import type { Aggregate, CommandEnvelope, DeskPorts, Outcome, Step } from './aggregate.js';
import { CommandError, CommandRefused, IdempotencyKeyReused, MatterNotFound, mustMatch, RaceLost } from './errors.js';
import { History } from './history.js';
import { settle } from './settle.js';

/** How often a command is decided again when others are faster; at 20 a single stream would have to change 20 times within one request. */
const ATTEMPTS = 20;

interface Task<C extends AnyCommand> extends CommandEnvelope {
  readonly id: string;
  /** Usually one; an import brings a whole life at once. */
  readonly steps: readonly Step<C>[];
  /** It need not be there yet. Where the act begins it, the stream is expected to be new, and is read only where that turns out wrong. */
  readonly begins: boolean;
}

/** The id of what a command begins: a retried creation goes to the same stream. */
export function idBegunBy(commandId: string, matter: string): string {
  return nameUuid(commandId, matter);
}

/**
 * The one way to write: reads, decides, seals, chains, appends. Every method may throw `CommandRefused`, `IdempotencyKeyReused` and `RaceLost`, those
 * on what is there already also `MatterNotFound` and `RevisionPassed`, and each the errors of the event log.
 */
export class Desk<T extends MatterTypes, C extends AnyCommand, E extends DomainEvent> {
  constructor(
    private readonly aggregate: Aggregate<T, C, E>,
    private readonly ports: DeskPorts,
  ) {}

  get matter() {
    return this.aggregate.matter;
  }

  /** Begins one, under the id that comes from the command, or under one of its own, where it may be there already. */
  begin(envelope: CommandEnvelope, command: C, id = idBegunBy(envelope.commandId, this.matter.name)) {
    return this.carryOut({ ...envelope, id, steps: [{ command }], begins: true });
  }

  /** Whatever the act is: it begins one, under the id that is given or one that comes from the command, or is done to what is there. */
  perform(envelope: CommandEnvelope, id: string | null, command: C): Promise<Outcome<T>> {
    if (id === null) return this.begin(envelope, command);
    const { reach } = this.matter.act(command.act);
    return reach === 'begins' || reach === 'whenever'
      ? this.begin(envelope, command, id)
      : this.act(envelope, id, command);
  }

  /** Any later act. */
  act(envelope: CommandEnvelope, id: string, command: C): Promise<Outcome<T>> {
    return this.carryOut({ ...envelope, id, steps: [{ command }], begins: false });
  }

  /** Several commands in one append, in the order and at the times in which they happened: all of them or none. The first one begins it. */
  bringIn(envelope: CommandEnvelope, steps: readonly Step<C>[]): Promise<Outcome<T>> {
    return this.carryOut({ ...envelope, id: idBegunBy(envelope.commandId, this.matter.name), steps, begins: true });
  }

  /** As `bringIn`, upon what is there. */
  bringInLater(envelope: CommandEnvelope, id: string, steps: readonly Step<C>[]): Promise<Outcome<T>> {
    return this.carryOut({ ...envelope, id, steps, begins: false });
  }

  /** It as it stands; null where there is none. */
  async stateOf(id: string): Promise<T['known'] | null> {
    return (await this.standing(id))?.state ?? null;
  }

  /** It as it stands, and the revision at which it does; null where there is none. */
  async standing(id: string): Promise<{ readonly state: T['known']; readonly revision: number } | null> {
    const history = await this.read(id);
    const state = history.fold(this.matter);
    return this.matter.isKnown(state) ? { state: state as T['known'], revision: history.revision } : null;
  }

  /** Counts what became of it, under names that stand in the code. */
  private async carryOut(task: Task<C>): Promise<Outcome<T>> {
    const counted = { matter: this.matter.name, act: task.steps[0]?.command.act ?? 'none' };
    try {
      const outcome = await this.decideAndWrite(task);
      commands.inc({ ...counted, outcome: outcome.replayed ? 'replayed' : 'done' });
      return outcome;
    } catch (error) {
      commands.inc({ ...counted, outcome: error instanceof CommandError ? error.code : 'failed' });
      throw error;
    }
  }

  private async decideAndWrite(task: Task<C>): Promise<Outcome<T>> {
    const stream = this.aggregate.streamOf(task.id);
    let isNew = task.begins && this.matter.act(task.steps[0]?.command.act ?? '').reach === 'begins';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // 1. What has happened so far. What begins has no past, unless an append has shown otherwise.
      const history = isNew ? new History<E>([]) : await this.read(task.id);
      const state = history.fold(this.matter);
      const now = await this.ports.clock.now();
      const context = await this.aggregate.contextOf({ ...task, now }, state);
      if (context === null) continue;
      if (!task.begins) this.checkThere(task, state, context);

      // 2. A retry is answered as the first time.
      const earlier = this.earlierAnswer(task, history, context);
      if (earlier) return this.answered(earlier);

      // 3. Who may do this at all, and whether it is still where the asker saw it.
      this.checkAsker(task, state, context);
      this.checkRevision(task, history);

      // 4. The decision. Before a beginning is refused, its stream is asked whether it was granted before.
      const decided = await this.decideInTurn(task, stream, state, context);
      if (isRefusal(decided)) {
        if (!isNew || decided.kind === 'forbidden') return await this.refuse(task, decided, context);
        isNew = false;
        continue;
      }

      // 5. Free texts are sealed, then each event is chained to the one before it.
      const events = await this.settle(task, stream, decided, history, now);

      await this.aggregate.beforeWritten?.(state, decided.happenings, task, context);

      // 6. Written, if nobody was faster; after an unknown outcome the stream itself is asked.
      const written = await this.append(stream, history, events);
      if (written)
        return this.answered({ ...written, id: task.id, state: this.known(decided.state), replayed: false, context });
      isNew = false;
    }
    throw new RaceLost(stream);
  }

  private read(id: string): Promise<History<E>> {
    return History.read<E>(this.ports.log, this.ports.registry, this.aggregate.streamOf(id));
  }

  private checkThere({ id }: Task<C>, state: T['state'], context: T['context']): void {
    if (!this.matter.isKnown(state) || !this.aggregate.isVisible(state, context))
      throw new MatterNotFound(this.matter.name, this.aggregate.calledBy?.(id) ?? id);
  }

  /** What the command led to the first time; null where it comes for the first time. */
  private earlierAnswer(task: Task<C>, history: History<E>, context: T['context']): Outcome<T> | null {
    const found = history.around(task.commandId);
    if (!found) return null;
    this.checkAsker(task, found.before.fold(this.matter), context);
    const { revision, position, metadata } = found.last;
    if (metadata.commandHmac !== this.ports.commandHmac(task.body)) throw new IdempotencyKeyReused();
    const then = { ...context, now: metadata.occurredAt };
    return {
      id: task.id,
      state: this.known(found.until.fold(this.matter)),
      revision,
      position,
      replayed: true,
      context: then,
    };
  }

  private checkAsker({ steps, begins }: Task<C>, state: T['state'], context: T['context']): void {
    const act = steps[0]?.command.act;
    const refusal =
      act === undefined || (begins && this.matter.act(act).reach === 'begins')
        ? null
        : this.matter.forbidden(act, state, context);
    if (refusal) throw new CommandRefused(refusal);
  }

  private checkRevision({ ifMatch }: Task<C>, { revision }: History<E>): void {
    mustMatch(ifMatch ?? null, revision);
  }

  /** Decides one command after the other, each on what the one before led to; the first refusal is the answer to all of them. */
  private async decideInTurn(
    { steps, origin }: Task<C>,
    stream: string,
    from: T['state'],
    context: T['context'],
  ): Promise<{ readonly happenings: readonly Happening<E>[]; readonly state: T['state'] } | Refusal> {
    const happenings: Happening<E>[] = [];
    let state = from;
    for (const { command, at = context.now, by = context.asker } of steps) {
      const result = this.matter.decide(command, state, { ...context, now: at, asker: by });
      if (isRefusal(result)) return result;
      const { person, role, unit } = by;
      for (const event of result) {
        const metadata = {
          occurredAt: at,
          recordedAt: context.now,
          actor: { person, role, unit },
          ...(origin === undefined ? {} : { origin }),
        };
        const happening = { event, metadata, stream };
        happenings.push(happening);
        state = this.matter.evolve(state, happening);
      }
    }
    return (await this.aggregate.cannotBeKept?.(from, happenings, context)) ?? { happenings, state };
  }

  private async answered(outcome: Outcome<T>): Promise<Outcome<T>> {
    await this.aggregate.afterwards?.(outcome.id);
    return outcome;
  }

  private async refuse(task: Task<C>, refusal: Refusal, context: T['context']): Promise<never> {
    await this.aggregate.onRefused?.(refusal, task, context);
    throw new CommandRefused(refusal);
  }

  private settle(
    { commandId, correlationId, body }: Task<C>,
    stream: string,
    { happenings, state }: { readonly happenings: readonly Happening<E>[]; readonly state: T['state'] },
    history: History<E>,
    recordedAt: string,
  ): Promise<readonly EventToAppend[]> {
    const hmac = this.ports.commandHmac(body);
    const sealKey = this.aggregate.sealKeyOf?.(state) ?? null;
    return settle(this.ports, { stream, commandId, hmac, correlationId, recordedAt, happenings, sealKey }, history);
  }

  /** Null where somebody was faster, where it is not known whether it was written, or where the same command had written before. */
  private async append(stream: string, history: History<E>, events: readonly EventToAppend[]) {
    const expected = history.last === null ? 'no-stream' : history.revision;
    try {
      const { revision, position, repeated } = await this.ports.log.append(stream, expected, events);
      return repeated === true ? null : { revision, position };
    } catch (error) {
      if (error instanceof WrongExpectedRevision || error instanceof OutcomeUnknown) return null;
      throw error;
    }
  }

  /** After an accepted command it is there. */
  private known(state: T['state']): T['known'] {
    if (!this.matter.isKnown(state)) throw new Error(`a command was accepted and left no ${this.matter.name}`);
    return state as T['known'];
  }
}
