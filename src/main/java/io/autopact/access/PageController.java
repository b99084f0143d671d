package io.autopact.access;

/**
 * Marks controllers of pages. Whoever calls one of their methods is a person with a browser: they are known by a
 * session, led to the login where there is none, and told by a page what is wrong.
 */
public interface PageController {}
