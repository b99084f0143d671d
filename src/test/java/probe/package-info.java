/**
 * The benchmark's yardstick from outside: a small service over the register's tables, written by hand as one would
 * write it for nothing but the answers that are measured, without security, history, rules and retries. It is outside
 * the product's packages, so that nothing of the product finds it.
 */
@org.jspecify.annotations.NullMarked
package probe;
