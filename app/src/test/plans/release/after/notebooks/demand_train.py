# Databricks notebook source
print("demand train")
