export { describeEventLogContract } from './contract.js';
export {
  event,
  events,
  faultsOf,
  readAllOf,
  Tail,
  uuidOf,
  write,
  type Load,
  type LogUnderTest,
} from './contract-kit.js';
export type { LoadSizes } from './contract-load.js';
export * from './memory-event-log.js';
