import { roles } from '@yange/auth';
import { z } from 'zod';

const text = z.string();

export const loginWayShape = z.strictObject({ way: z.enum(['example-people', 'identity-provider', 'token']).describe('本机示例人员、身份服务、粘贴令牌 · example people of one machine, an identity provider, a pasted token') }).meta({ id: 'LoginWay' });

export const whoShape = z.strictObject({ person: text, roles: z.array(z.enum(roles)), districts: z.array(text).describe('区划代码，或 * · region codes, or `*`') }).meta({ id: 'Who', description: '令牌所示的人 · who a token says that one is' });

export const leavingShape = z.strictObject({ url: text, state: text, nonce: text, codeVerifier: text }).meta({ id: 'LoginDeparture', description: '前往身份服务登录 · where to log in, and what to show on the way back' });

export const tokensShape = z.strictObject({ token: text, refreshToken: text.nullable(), idToken: text.nullable() }).meta({ id: 'LoginTokens', description: '令牌；不续期者 refreshToken 为 null · tokens; no renewal without a refresh token' });

export const loginEndShape = z.strictObject({ url: text.nullable() }).meta({ id: 'LoginEnd' });

export const loginShapes = [loginWayShape, whoShape, leavingShape, tokensShape, loginEndShape] as const;
