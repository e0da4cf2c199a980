/** RFC 9457, with what Ronda adds. */
export const ProblemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' as const, description: 'urn:ronda:problem:CODE' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: { type: 'string' as const, description: 'Stable; translate and decide by it.' },
    detail: { type: 'string' as const, description: 'What is wrong, with which values.' },
    hint: { type: 'string' as const, description: 'What to try.' },
    details: { type: 'object' as const, additionalProperties: true },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['in', 'field', 'message'],
        properties: {
          in: { type: 'string' as const, enum: ['body', 'query', 'path', 'header', 'file'] },
          field: { type: 'string' as const },
          value: {},
          message: { type: 'string' as const },
        },
      },
    },
    correlationId: { type: 'string' as const },
  },
};
