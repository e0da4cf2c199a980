import type { Programme } from '../domain/programme';
import type { Scope } from './scope';

export abstract class Programmes {
  abstract get(scope: Scope): Promise<Programme>;
  /** Replaces it; what keeps its id keeps its row. */
  abstract save(scope: Scope, programme: Programme): Promise<void>;
}
