# Databricks notebook source
print("churn score")
