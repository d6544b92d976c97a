export { testDatabase, testPostgres, testServer, type TestDatabase, type TestPostgres } from './postgres/test-postgres.js';
