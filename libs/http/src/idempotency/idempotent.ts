import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENT = 'ronda:idempotent';

/**
 * Makes a POST safe to repeat: the caller sends an `Idempotency-Key`, and whoever sends the same key again within
 * 24 hours gets the first answer again, without a second effect. The handler runs in one transaction of the
 * caller's tenant together with the key, so both are stored or neither is.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Chosen by the caller, 1 to 255 characters; the same key never has two effects.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
}
