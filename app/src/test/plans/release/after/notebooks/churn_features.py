# Databricks notebook source
print("churn features again")
