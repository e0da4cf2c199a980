import { once } from 'node:events';
import { createConnection } from 'node:net';
import { describeWithRedis, startRedis } from '@ronda/testing';

describeWithRedis('a test Redis', () => {
  it('keeps acknowledged writes and evicts nothing, and is gone after stop', async () => {
    const redis = await startRedis();
    const address = { host: '127.0.0.1', port: Number(new URL(redis.url).port) };
    const socket = createConnection(address);
    socket.write('CONFIG GET appendonly\r\nCONFIG GET maxmemory-policy\r\nQUIT\r\n');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close');
    expect(answer).toMatch(/appendonly\r\n\$3\r\nyes[^]*noeviction/);
    await redis.stop();
    await expect(once(createConnection(address), 'connect')).rejects.toThrow('ECONNREFUSED');
  });
});
