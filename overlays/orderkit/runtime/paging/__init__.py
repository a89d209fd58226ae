"""Listings: paging strategies, cursors, prefetching, time windows."""
