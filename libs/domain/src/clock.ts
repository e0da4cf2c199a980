/** The only source of the present moment. Services receive the real one, tests a fixed one. */
export abstract class Clock {
  abstract now(): Date;
}
