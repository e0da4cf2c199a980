import { QueryClient } from '@tanstack/react-query';
import { endSession, enterSession, SESSION_KEY, type Session, type SessionState } from './session-state';

const organiser = { role: 'organiser', name: 'Olga', userId: 'olga' } as Session;
const stateOf = (client: QueryClient) => client.getQueryData<SessionState>(SESSION_KEY);

describe('the state of the session', () => {
  it('forgets what the former person saw when another signs in', () => {
    const client = new QueryClient();
    client.setQueryData(['matchmaking', '1'], 'of the former person');
    enterSession(client, organiser);
    expect(client.getQueryData(['matchmaking', '1'])).toBeUndefined();
    expect(stateOf(client)).toEqual({ session: organiser, former: null });
  });

  it('says so when the server ended the session', () => {
    const client = new QueryClient();
    enterSession(client, organiser);
    endSession(client);
    expect(stateOf(client)).toEqual({ session: null, former: organiser });
  });

  it('lets the same person go on with what was on the page, and nobody else', () => {
    const client = new QueryClient();
    enterSession(client, organiser);
    client.setQueryData(['matchmaking', '1'], 'of Olga');
    endSession(client);
    enterSession(client, { ...organiser });
    expect(client.getQueryData(['matchmaking', '1'])).toBe('of Olga');
    endSession(client);
    enterSession(client, { ...organiser, userId: 'another' });
    expect(client.getQueryData(['matchmaking', '1'])).toBeUndefined();
  });

  it('has nothing to say to somebody who was never signed in', () => {
    const client = new QueryClient();
    enterSession(client, null);
    endSession(client);
    expect(stateOf(client)).toEqual({ session: null, former: null });
  });
});
