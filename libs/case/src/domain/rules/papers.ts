import { refuse } from '../refusal.js';
import { exceptImport, type Guard } from './guard.js';

/** 行政许可法 32: a request is accepted when what it needs is there; what may be owed (容缺) is not among the missing. */
export const materialsAreThere: Guard = exceptImport((state) =>
  state.missing.length === 0 ? null : refuse('materials-missing', { materials: state.missing.join(', ') }),
);
