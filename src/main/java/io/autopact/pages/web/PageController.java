package io.autopact.pages.web;

/** Marks controllers of pages: what goes wrong in them is told by a page. */
interface PageController {}
