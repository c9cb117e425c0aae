# Databricks notebook source
print("fare backfill")
