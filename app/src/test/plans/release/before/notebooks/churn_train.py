# Databricks notebook source
print("churn train")
