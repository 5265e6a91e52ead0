import { MeSchema, type Me } from '@ringi/shared-types';
import { route } from '../route.js';

export const getMe = route({
  method: 'get',
  path: '/api/me',
  id: 'getMe',
  summary: 'Who the token speaks for.',
  answers: { 200: MeSchema },
  problems: [],
  handle: ({ who, directory }) => {
    const { id, name = id, email, roles } = who;
    const body: Me = {
      id,
      name: directory.nameOf(id) ?? { en: name, ja: name },
      ...(email !== undefined && { email }),
      roles: [...roles],
    };
    return Promise.resolve({ status: 200, body });
  },
});
